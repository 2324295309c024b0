// The DS1-MIB for a real snmpd by pass_persist (man snmpd.conf): one E1 with index 1, its state kept as long as snmpd lives.
import { createInterface } from 'node:readline';

const DS1 = [1, 3, 6, 1, 2, 1, 10, 18];
const config = { 1: 1, 2: 1, 3: 450, 4: 96, 5: 7, 6: 3, 7: 1, 8: 'E1-0001', 9: 1, 10: 1, 11: 1, 12: 1, 13: 8, 18: 1 };
const rows = new Map();
const put = (oid, type, read, write) => rows.set(oid.join('.'), { oid, type, read, write });

for (const column of Object.keys(config).map(Number)) {
  const type = column === 8 ? 'string' : 'integer';
  const write = [7, 9].includes(column) && ((value) => set(column, value));
  put([...DS1, 6, 1, column, 1], type, () => config[column], write);
}
for (let column = 2; column <= 11; column++) put([...DS1, 7, 1, column, 1], 'gauge', () => column);
for (let column = 3; column <= 13; column++)
  for (let interval = 1; interval <= 96; interval++)
    put([...DS1, 8, 1, column, 1, interval], column === 13 ? 'integer' : 'gauge', () =>
      column === 13 ? 1 : interval % 3,
    );

/** A near loop stands at once, a far one as soon as its code is sent; status and loop status tell of both. */
function set(column, value) {
  if (value < 1 || value > 8) return 'wrong-value';
  config[column] = value;
  if (column === 7) config.far = { 2: 64, 3: 32, 4: 0 }[value] ?? config.far ?? 0;
  const near = { 2: 2, 3: 4, 4: 8, 5: 16, 6: 20 }[config[9]] ?? 0;
  config[10] = near === 0 ? 1 : 128;
  config[18] = near | (config.far ?? 0) || 1;
  return 'DONE';
}

const compare = (a, b) => {
  for (let at = 0; at < Math.max(a.length, b.length); at++) if (a[at] !== b[at]) return (a[at] ?? -1) - (b[at] ?? -1);
  return 0;
};
const sorted = [...rows.values()].sort((a, b) => compare(a.oid, b.oid));
const parse = (text) => text.trim().replace(/^\./, '').split('.').map(Number);
const say = (...lines) => process.stdout.write(`${lines.join('\n')}\n`);
const tell = (row) => (row ? say(`.${row.oid.join('.')}`, row.type, row.read()) : say('NONE'));

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const next = async () => (await lines.next()).value;
for (let command = await next(); command !== undefined; command = await next()) {
  if (command === 'PING') say('PONG');
  if (command === 'get') tell(rows.get(parse(await next()).join('.')));
  if (command === 'getnext') {
    const asked = parse(await next());
    tell(sorted.find(({ oid }) => compare(oid, asked) > 0));
  }
  if (command === 'set') {
    const row = rows.get(parse(await next()).join('.'));
    const value = Number((await next()).split(' ').at(-1));
    say(row?.write ? row.write(value) : 'not-writable');
  }
}
