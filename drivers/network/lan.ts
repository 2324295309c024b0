import { readFile } from 'node:fs/promises';
import { isIPv4 } from 'node:net';
import { networkInterfaces, platform } from 'node:os';
import { runProgram } from './program.ts';

const ASK_MS = 10_000;

/** IPv4 addresses of this computer. */
export const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((all = []) =>
    all.flatMap(({ family, address }) => (family === 'IPv4' ? [address] : [])),
  );

/** `0101A8C0`, as /proc/net/route has an address: in the order of octets of the machine. */
const fromRoute = (hex: string): string =>
  (hex.match(/../g) ?? [])
    .toReversed()
    .map((octet) => parseInt(octet, 16))
    .join('.');

/** The default gateway in /proc/net/route (Linux manual proc(5)): the one of least metric. Pure. */
export function gatewayInRoutes(table: string): string | undefined {
  const routes = table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/));
  const defaults = routes.filter(
    ([, to, via, flags]) => to === '00000000' && via !== undefined && parseInt(flags ?? '0', 16) % 4 === 3,
  );
  const [best] = defaults.toSorted((a, b) => Number(a[6]) - Number(b[6]));
  return best?.[2] && fromRoute(best[2]);
}

/** `    gateway: 192.168.1.1` of `route -n get default`, macOS manual route(8). Pure. */
export const gatewayInGet = (text: string): string | undefined => /^\s*gateway: ([0-9.]+)$/m.exec(text)?.[1];

/** An address alone on a line, as PowerShell writes one. Pure. */
const addressIn = (text: string): string | undefined =>
  text.split(/\s+/).find((word) => isIPv4(word) && word !== '0.0.0.0');

const POWERSHELL =
  "(Get-NetRoute -DestinationPrefix '0.0.0.0/0' | Sort-Object RouteMetric | Select-Object -First 1).NextHop";

type Ask = () => Promise<string | undefined>;
/** Where each system tells it, to every user. */
const GATEWAYS: Readonly<Partial<Record<NodeJS.Platform, Ask>>> = {
  linux: async () => gatewayInRoutes(await readFile('/proc/net/route', 'utf8').catch(() => '')),
  darwin: async () => gatewayInGet((await runProgram('/sbin/route', ['-n', 'get', 'default'], ASK_MS)).out),
  win32: async () =>
    addressIn(
      (await runProgram('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', POWERSHELL], ASK_MS)).out,
    ),
};

/** The default gateway of this computer; undefined where it has none. */
export const ownGateway: Ask = async () => await GATEWAYS[platform()]?.();
