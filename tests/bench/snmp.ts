import { spawnSync } from 'node:child_process';
import { openDatagrams } from '../../drivers/transport/index.ts';
import { systemClock } from '../../electron/machine/index.ts';
import { boxOn } from '../unit/drivers/converters/ds1-mib/desk.ts';
import { never } from '../unit/drivers/testers/comtech/test-line.ts';
import { SNMPBULKGET, SNMPD, startSnmpd } from '../wire/drivers/converters/ds1-mib/snmpd.ts';
import { figure, pairedRatio, type Figure } from './figure.ts';

const PAIRS = 11;
const POLLS = 10;
/** What a poll asks for: configuration and the counts of the interval going on. */
const OBJECTS = ['1.3.6.1.2.1.10.18.6.1', '1.3.6.1.2.1.10.18.7.1'];

/** One poll of a box at a real snmpd: by the driver, and by snmpbulkget. Nothing where Net-SNMP is not installed. */
export async function benchSnmp(): Promise<Figure[]> {
  if (SNMPD === undefined || SNMPBULKGET === undefined) return [];
  const snmpd = await startSnmpd();
  try {
    const open = () => openDatagrams('snmp://', '127.0.0.1', snmpd.port, never());
    const { box, transport } = await boxOn(systemClock, open, 'version=2c&community=public');
    // The earlier intervals are read once in fifteen minutes.
    await box.registers(never());
    const args = ['-v2c', '-c', 'public', '-Cn0', '-Cr14', '-Oq', `127.0.0.1:${snmpd.port}`, ...OBJECTS];
    const ratio = await pairedRatio(
      PAIRS,
      async () => {
        const since = performance.now();
        for (let poll = 0; poll < POLLS; poll++) await box.registers(never());
        return performance.now() - since;
      },
      () => {
        const since = performance.now();
        for (let poll = 0; poll < POLLS; poll++) spawnSync(SNMPBULKGET!, args, { env: { ...process.env, MIBS: '' } });
        return Promise.resolve(performance.now() - since);
      },
    );
    await transport.close();
    return [figure('SNMP poll of a box / snmpbulkget, its start included', ratio, 'x', '<=', 1)];
  } finally {
    await snmpd.close();
  }
}
