import '../../../support/archive-in-this-thread.ts';
import { describe, expect, it } from 'vitest';
import { cliHere, jsonOf } from '../../../support/cli.ts';
import { checkAddress } from '../../../../electron/instruments/index.ts';

const errorOf = async (address: string): Promise<unknown> => {
  const ended = await cliHere(['run', 'loop-check', '--tester', address, '--set', 'duration=5s', '--json']);
  expect(ended.code).toBe(2);
  return jsonOf(ended)['error'];
};

describe('an address with an option that cannot be', () => {
  it.each([
    ['comtech@/dev/ttyUSB0?buad=9600', /"buad".*: baud, model, rate, unit$/],
    ['comtech@/dev/ttyUSB0?Baud=9600', /"Baud".*baud/],
    ['comtech@/dev/ttyUSB0?seed=7', /"seed".*: baud, model, rate, unit$/],
    ['comtech@tcp://h:1?baud=9600', /"baud".*: model, rate, unit$/],
    ['comtech@sim:?sed=7', /"sed".*: line, model, rate, seed, unit$/],
    ['comtech@sim:?behind=serial', /"behind"/],
    ['loop@tcp://h:1?rate=64k&behnd=serial', /"behnd".*: behind, rate, wire$/],
    ['loop@/dev/ttyUSB0?rate=64k', /"rate".*: baud, wire$/],
    ['loop@sim:?constructor=1', /"constructor"/],
    ['loop@sim:?__proto__=1', /"__proto__"/],
    ['comtech@/dev/ttyUSB0?baud=9600&baud=19200', /"baud".*twice/],
    ['comtech@/dev/ttyUSB0?baud', /"baud".*name=value/],
    ['comtech@/dev/ttyUSB0?baud=', /"baud=".*name=value/],
    ['comtech@/dev/ttyUSB0?unit=', /"unit=".*name=value/],
    ['comtech@/dev/ttyUSB0?=9600', /name=value/],
    ['comtech@/dev/ttyUSB0?baud=0', /baud.*"0".*50 /],
    ['comtech@/dev/ttyUSB0?baud=abc', /baud.*"abc"/],
    ['comtech@/dev/ttyUSB0?baud=9600.5', /baud.*"9600.5"/],
    ['comtech@/dev/ttyUSB0?baud=1e4', /baud.*"1e4"/],
    ['comtech@/dev/ttyUSB0?unit=x', /unit.*"x".*0000/],
    ['comtech@/dev/ttyUSB0?unit=12345', /unit/],
    ['comtech@/dev/ttyUSB0?model=cdm-1', /model.*cdm-625/],
    ['comtech@sim:?seed=-1', /seed.*"-1"/],
    ['comtech@sim:?seed=1.5', /seed.*"1.5"/],
    ['loop@tcp://h:1?rate=fast', /rate.*"fast".*64k/],
    ['loop@tcp://h:1?rate=0', /rate.*"0"/],
    ['loop@tcp://h:1?rate=64k&behind=wall', /behind.*"wall".*serial/],
    ['loop@/dev/ttyUSB0?wire=3', /wire.*"3".*4/],
    ['loop@tcp://[fe80::1%]:1?rate=64k', /tcp:\/\/host:port/],
    ['loop@tcp://[fe80::1%eth0:1?rate=64k', /tcp:\/\/host:port/],
    ['loop@tcp://h:0?rate=64k', /tcp:\/\/host:port/],
  ])('%s', async (address, said) => {
    expect(await errorOf(address)).toMatchObject({ code: 'bad-address', message: expect.stringMatching(said) });
  });

  it('is refused in both languages', () => {
    expect(() => checkAddress('loop@sim:?sed=7')).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ zh: expect.stringContaining('没有选项“sed”') }) }),
    );
  });
});

describe('an address of a family or by a way that there is not', () => {
  it.each([
    ['acme@/dev/ttyS0', /unknown family "acme"; known: comtech, loop, manual/],
    ['@/dev/ttyS0', /unknown family ""/],
    ['', /unknown family ""/],
    ['Comtech@/dev/ttyS0', /unknown family "Comtech"/],
    ['constructor@sim:', /unknown family "constructor"/],
    ['comtech', /"No interface": write comtech@\/dev\/ttyUSB0\?baud=9600, comtech@tcp:/],
    ['comtech@', /"No interface": write comtech@/],
    ['comtech@snmp://192.0.2.1', /"SNMP": write comtech@.*sim:/],
    ['loop@telnet://192.0.2.1:2001', /"Telnet": write loop@.*loop@tcp:/],
    ['loop@ssh://root@[::1]', /"SSH"/],
    ['loop@exec:ping 192.0.2.1', /"Program on this computer"/],
    ['manual@sim:', /"Simulated": write manual$/],
    ['manual@/dev/ttyS0', /"Serial port": write manual$/],
    ['comtech@gopher://h', /no address of the kind "gopher:"/],
    ['comtech@sim:x', /expected sim:$/],
    ['comtech@exec:', /expected exec:program/],
    ['comtech@ssh://', /expected ssh:\/\/user@host/],
    ['comtech@snmp://h:70000', /expected snmp:\/\/host/],
    ['comtech@tcp://root@h:1', /expected tcp:\/\/host:port/],
  ])('%s', (address, said) => {
    const params = expect.objectContaining({ en: expect.stringMatching(said) });
    expect(() => checkAddress(address)).toThrow(expect.objectContaining({ code: 'bad-address', params }));
  });
});

describe('an address that can be', () => {
  it.each([
    ['loop@tcp://[fe80::1%eth0]:4001?rate=64k', 'fe80::1%eth0'],
    ['loop@tcp://[fe80::1%25eth0]:4001?rate=64k', 'fe80::1%eth0'],
    ['loop@tcp://[fe80::1%br-lan.2]:4001?rate=64k', 'fe80::1%br-lan.2'],
    ['loop@tcp://[::1]:4001?rate=64k', '::1'],
    ['loop@tcp://[::ffff:10.0.0.1]:4001?rate=64k', '::ffff:10.0.0.1'],
    ['loop@tcp://server.example:4001?rate=64k&wire=4&behind=serial', 'server.example'],
  ])('%s', (text, host) => {
    expect(checkAddress(text)).toMatchObject({ kind: 'tcp', host, port: 4001 });
  });
  it.each([
    'comtech@/dev/ttyUSB0?baud=9600&unit=0001&model=cdm-625&rate=2M',
    'comtech@COM5?baud=19200',
    'comtech@sim:?line=a b.yaml&seed=7',
    'loop@/dev/ttyUSB0?baud=115200&wire=4',
    'loop@sim:?rate=64k',
    'manual',
  ])('%s', (text) => {
    expect(checkAddress(text).family).toBe(text.split('@')[0]);
  });
});
