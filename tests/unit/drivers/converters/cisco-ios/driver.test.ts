import { expect, it } from 'vitest';
import { routerOn } from '../router-line.ts';

it('logs in, says who it is, and reads its ports, controller, leads, processor and neighbours', async () => {
  const { device, run } = await routerOn('cisco-ios', 'sim:?user=admin&password=geheim');
  expect(device.identity).toEqual({ maker: 'Cisco', model: '2811', serial: 'SIM00000001', firmware: '12.4(24)T' });
  const registers = await run((signal) => device.registers(signal));
  expect(registers).toContainEqual(expect.objectContaining({ source: 'Serial0/0', name: 'DCD', value: 'up' }));
});
