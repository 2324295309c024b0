import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatagrams } from '../../../../../drivers/transport/index.ts';
import { systemClock } from '../../../../../electron/machine/index.ts';
import { boxOn, read } from '../../../../unit/drivers/converters/ds1-mib/desk.ts';
import { never } from '../../../../unit/drivers/testers/comtech/test-line.ts';
import { SNMPD, startSnmpd } from './snmpd.ts';

const why = SNMPD === undefined ? ' (skipped: no snmpd on this machine)' : '';

describe.skipIf(SNMPD === undefined)(`a real snmpd with the DS1-MIB by pass_persist${why}`, () => {
  let snmpd: Awaited<ReturnType<typeof startSnmpd>>;
  beforeAll(async () => {
    snmpd = await startSnmpd();
  });
  afterAll(() => snmpd?.close());

  it.each([
    ['v1', 'version=1&community=private'],
    ['v2c', 'version=2c&community=private'],
    ['v3', 'version=3&user=engineer&auth=authentication&priv=privacy-privacy'],
  ])('is read and looped: %s', async (_version, options) => {
    const open = () => openDatagrams('snmp://', '127.0.0.1', snmpd.port, never());
    const { box, identity, transport } = await boxOn(systemClock, open, options);
    expect(identity.model).toBe('Net-SNMP with an E1 (snmpd)');
    expect(await read(systemClock, box)).toMatchObject({
      alarms: 'none',
      circuit: 'E1-0001',
      'ES 15 min': 2,
      'ES last 15 min': 1,
      'ES 24 h': 96,
      'intervals of 24 h': '96 / 96',
    });
    await box.loop.set('line', never());
    await box.loop.set('far-payload', never());
    expect(await read(systemClock, box)).toMatchObject({ alarms: 'LOOP', loops: 'near line, far payload' });
    await box.loop.release(never());
    expect(await read(systemClock, box)).toMatchObject({ alarms: 'none', loops: 'none' });
    await transport.close();
  });

  it('refuses a loop to whoever may only read', async () => {
    const open = () => openDatagrams('snmp://', '127.0.0.1', snmpd.port, never());
    const { box, transport } = await boxOn(systemClock, open, 'version=2c&community=public');
    await expect(box.loop.set('line', never())).rejects.toMatchObject({ code: 'command-refused' });
    await transport.close();
  });
});
