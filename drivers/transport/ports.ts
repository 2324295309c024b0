import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SerialPort } from 'serialport';
import type { PortInfo } from '../../electron/contract/family.ts';

/** The serial ports at hand. A pty is never listed: its path is typed in. */
export async function listPorts(): Promise<PortInfo[]> {
  try {
    const ports = await SerialPort.list();
    return ports.map((port) => portInfo(port.path, port.manufacturer, port.serialNumber));
  } catch (error) {
    if (process.platform !== 'linux') throw error;
    // The package asks udevadm; small systems lack it, and then the kernel's own tree tells the same.
    return listFromKernel();
  }
}

function portInfo(path: string, manufacturer: string | undefined, usbSerial: string | undefined): PortInfo {
  return { path, ...(manufacturer ? { manufacturer } : {}), ...(usbSerial ? { usbSerial } : {}) };
}

/** Ports that have a device behind them, from `/sys/class/tty`. */
export async function listFromKernel(root = '/sys/class/tty'): Promise<PortInfo[]> {
  const names = await readdir(root).catch(() => []);
  const ports = await Promise.all(
    names
      .filter((name) => /^tty(USB|ACM|AMA|S|XRUSB)\d+$/.test(name))
      .sort()
      .map((name) => portFromKernel(root, name)),
  );
  return ports.filter((port) => port !== undefined);
}

async function portFromKernel(root: string, name: string): Promise<PortInfo | undefined> {
  const device = await realpath(join(root, name, 'device')).catch(() => undefined);
  if (device === undefined) return undefined;
  const [manufacturer, serial] = await Promise.all([nearest(device, 'manufacturer'), nearest(device, 'serial')]);
  return portInfo(`/dev/${name}`, manufacturer, serial);
}

/** A property of the USB device that a tty belongs to: at most four levels up. */
async function nearest(device: string, property: string): Promise<string | undefined> {
  let folder = device;
  for (let level = 0; level < 4; level++) {
    const text = await readFile(join(folder, property), 'utf8').catch(() => undefined);
    if (text !== undefined) return text.trim();
    folder = dirname(folder);
  }
  return undefined;
}
