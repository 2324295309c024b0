// Who may import whom (docs/map.md). Every room names what it may reach; anything else of ours is forbidden.
const rooms = {
  'electron/contract': [],
  'electron/analysis': ['electron/contract'],
  'electron/files': ['electron/contract'],
  'electron/circuits': ['electron/contract', 'electron/files'],
  'electron/circuits/calendar': ['electron/contract'],
  'electron/circuits/figures': ['electron/contract', 'electron/files', 'electron/circuits/calendar/index'],
  'electron/circuits/orders': ['electron/contract', 'electron/circuits/(calendar|figures|notes)/index'],
  'electron/locator': ['electron/contract'],
  'electron/machine': ['electron/contract'],
  'drivers/signal': ['electron/contract', 'drivers/signal'],
  'drivers/transport': ['electron/contract'],
  'drivers/dialogue': ['electron/contract', 'drivers/(dialogue|transport)/'],
  'drivers/polling': ['electron/contract', 'drivers/(family[.]ts|polling/|transport/)'],
  'drivers/simulation': ['electron/contract', 'drivers/(simulation|transport)/'],
  'drivers/by-hand': ['electron/contract'],
  'drivers/console': ['electron/contract', 'drivers/(family[.]ts|console/|dialogue/|transport/|simulation/)'],
  'drivers/network': ['electron/contract', 'drivers/(network|signal|simulation)/'],
  'drivers/(testers|converters|witnesses)/': [
    'electron/contract',
    'drivers/(by-hand|console|family|transport|dialogue|polling|simulation|signal)',
  ],
  'drivers/(index|family)[.]ts': ['electron/contract', 'electron/files', 'drivers/'],
  'electron/archive': ['electron/contract', 'electron/analysis', 'electron/files'],
  'electron/instruments': [
    'electron/contract',
    'electron/analysis',
    'electron/files',
    'electron/machine',
    'drivers/index[.]ts',
  ],
  'electron/procedures': [
    'electron/contract',
    'electron/analysis',
    'electron/locator',
    'electron/files',
    'electron/machine',
    'electron/instruments',
    'electron/archive',
    'electron/locator',
  ],
  'electron/reports': ['electron/contract', 'electron/analysis', 'electron/files', 'electron/archive'],
  'electron/exchange': ['electron/contract', 'electron/files', 'electron/archive'],
  'electron/hosts': ['electron/'],
  'electron/main[.]ts': ['electron/hosts/desktop'],
  'electron/preload[.]ts': ['electron/contract'],
  'renderer/text': ['electron/contract', 'renderer/link'],
  'renderer/link': ['electron/contract'],
  'renderer/page': ['electron/contract', 'renderer/link'],
  'renderer/widgets': ['electron/contract', 'renderer/(link|text|page)/'],
  'renderer/pieces': ['electron/contract', 'renderer/(link|text|page|widgets)/'],
  'renderer/screens': ['electron/contract', 'renderer/(link|text|page|widgets|pieces)/'],
  'renderer/shell': ['electron/contract', 'renderer/'],
  'renderer/main[.]tsx': ['renderer/(css|page|shell)/'],
};
const OURS = '^(electron|drivers|renderer)/';
const layer = ([room, may]) => ({
  name: `layer ${room}`,
  severity: 'error',
  from: { path: `^${room}` },
  to: { path: OURS, pathNot: [`^${room}`, ...may.map((m) => `^${m}`)] },
});

/** The one file by which a room is entered. The contract has none, but for its words: its files are the doors. */
const entrances = {
  'electron/contract/words': 'index',
  'electron/analysis': 'index',
  'electron/files': 'index',
  'electron/circuits': 'index',
  'electron/locator': 'index',
  'electron/machine': 'index',
  'electron/archive': 'index',
  'electron/instruments': 'index',
  'electron/procedures': 'index',
  'electron/reports': 'index',
  'electron/exchange': 'index',
  'electron/hosts': 'desktop/index',
  'drivers/transport': 'index',
  'drivers/signal': 'index',
  'drivers/dialogue': 'index',
  'drivers/polling': 'index',
  'drivers/simulation': 'index',
  'drivers/by-hand': 'index',
  'drivers/console': 'index',
  'drivers/network': 'index',
};
const entrance = ([room, file]) => ({
  name: `${room} is entered by ${file}.ts`,
  severity: 'error',
  from: { pathNot: `^${room}/` },
  to: { path: `^${room}/`, pathNot: `^${room}/${file}[.]ts$` },
});

const LEVEL = '(^|/)node_modules/';
/** Packages and Node modules with one door each. */
const doors = {
  'better-sqlite3': ['electron/archive/worker/'],
  electron: ['electron/main[.]ts', 'electron/preload[.]ts', 'electron/hosts/desktop/'],
  serialport: ['drivers/transport/'],
  ssh2: ['drivers/transport/'],
  '@serialport/(?!parser-readline)[^/]+': ['drivers/transport/'],
  '@serialport/parser-readline': ['drivers/dialogue/'],
  'net-snmp': ['drivers/transport/'],
  ws: ['electron/hosts/web/'],
  open: ['electron/hosts/web/'],
  '@myriaddreamin/typst-ts-node-compiler': ['electron/reports/make/'],
  'csv-parse': ['electron/circuits/'],
  '@cj-tech-master/excelts': ['electron/circuits/', 'electron/reports/make/'],
  'csv-stringify': ['electron/reports/make/'],
  commander: ['electron/hosts/cli/'],
  pino: ['electron/hosts/'],
  react: ['renderer/'],
};
const coreDoors = {
  'net|dgram|tls': ['drivers/transport/', 'drivers/network/'],
  child_process: ['drivers/transport/', 'drivers/network/', 'electron/machine/'],
  'http|https': ['electron/hosts/web/'],
};
const door = ([name, rooms]) => ({
  name: `door ${name}`,
  severity: 'error',
  from: { path: '^(electron|drivers|renderer)/', pathNot: rooms.map((r) => `^${r}`) },
  to: { path: `${LEVEL}${name}/` },
});
const coreDoor = ([names, rooms]) => ({
  name: `door node:${names}`,
  severity: 'error',
  from: {
    path: '^(electron|drivers|renderer)/',
    pathNot: [...rooms.map((r) => `^${r}`), '^electron/hosts/(cli/tributary[.]mjs|web/)'],
  },
  to: { path: `^(node:)?(${names})$`, dependencyTypes: ['core'] },
});

/** The folder of a family: its kind, and its name. */
const FAMILY = 'drivers/(testers|converters|witnesses)/([^/]+)/';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no cycle between folders',
      severity: 'error',
      scope: 'folder',
      // The words of the contract are told in its terms, and say its errors.
      from: { pathNot: '^electron/contract' },
      to: { circular: true },
    },
    {
      name: 'unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(electron$|vite/client)' },
    },
    ...Object.entries(rooms).map(layer),
    ...Object.entries(entrances).map(entrance),
    {
      name: 'no screen imports a screen: what several use is a piece',
      severity: 'error',
      from: { path: '^renderer/screens/([^/]+)/' },
      to: { path: '^renderer/screens/', pathNot: '^renderer/screens/$1/' },
    },
    {
      name: 'a family keeps to itself',
      severity: 'error',
      from: { path: `^${FAMILY}` },
      to: { path: `^${FAMILY}`, pathNot: '^drivers/$1/$2/' },
    },
    {
      name: 'a family is entered by its index.ts',
      severity: 'error',
      from: { pathNot: `^${FAMILY}` },
      to: { path: `^${FAMILY}`, pathNot: `^${FAMILY}index[.]ts$` },
    },
    {
      name: 'a simulator knows neither codec nor driver of its family',
      severity: 'error',
      from: { path: `^${FAMILY}simulator[^/]*[.]ts$` },
      to: { path: `^${FAMILY}(codec|driver)[.]ts$` },
    },
    {
      name: 'pure rooms and page know no Node',
      severity: 'error',
      from: { path: '^(renderer|electron/(contract|analysis)|drivers/signal)/' },
      to: { dependencyTypes: ['core'] },
    },
    ...Object.entries(doors).map(door),
    ...Object.entries(coreDoors).map(coreDoor),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]d[.]ts$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts'],
    },
  },
};
