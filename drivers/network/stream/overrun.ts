import { readFileSync } from 'node:fs';

/** Datagrams that the system dropped because their socket was full, by local port, in /proc/net/udp (Linux manual proc(5)). Pure. */
export function dropsInTable(table: string, port: number): number | undefined {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/));
  const own = rows.filter(([, local]) => local?.endsWith(wanted));
  return own.length === 0 ? undefined : own.reduce((sum, row) => sum + Number(row.at(-1)), 0);
}

/** The same of this computer now; undefined where the system does not tell it. */
export function dropsOf(port: number): number | undefined {
  try {
    return dropsInTable(readFileSync('/proc/net/udp', 'utf8'), port);
  } catch {
    return undefined;
  }
}
