import type { Page, WebSocketRoute } from '@playwright/test';
import { comtechInfo } from '../../drivers/testers/comtech/info.ts';
import { loopInfo } from '../../drivers/testers/loop/model.ts';
import { manualInfo } from '../../drivers/testers/manual/model.ts';
import type { Circuit } from '../../electron/contract/circuit.ts';
import { createStateWriter } from '../../electron/contract/state-wire.ts';
import type { AppState } from '../../electron/contract/views.ts';
import { workQuestion } from '../../electron/procedures/steps/instruct.ts';
import { wiringOf, type Wired } from '../../electron/procedures/steps/wiring.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, LOCALES, test } from '../support/browser.ts';
import { circuit, cleanRun } from '../support/page-fixtures.ts';
import { readStates } from '../support/states.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.end());

const HAND = {
  address: 'manual',
  identity: { maker: 'Bluenet', model: 'BNT-2200' },
  capabilities: manualInfo.capabilities,
};
const MODEM = {
  address: 'comtech@COM5?baud=9600',
  identity: { maker: 'Comtech EF Data Corporation of Tempe, Arizona', model: 'SLM-5650A Satellite Modem (Extended)' },
  capabilities: comtechInfo.capabilities,
};
const LAPTOP = {
  address: 'loop@/dev/serial/by-id/usb-FTDI_USB-RS232_Cable_FT7X21Q-if00-port0?baud=115200',
  identity: { maker: 'Tributary', model: 'loop' },
  capabilities: loopInfo.capabilities,
};
/** Names as long as a field takes them, in both scripts. */
const long: Circuit = {
  ...circuit,
  ends: {
    A: {
      ...circuit.ends!.A!,
      site: '江苏省苏州市苏州工业园区星湖街道第二枢纽传输综合通信机房大楼'.repeat(3),
      position: 'DDF 机架 03 列 12 排 05 口（东侧第二列临时编号 A-17-2026）',
    },
    Z: {
      ...circuit.ends!.Z!,
      site: 'Suzhou Industrial Park International Exchange & Technology Tower, Building North 17',
      position: 'DDF-01-02-08-Upper-Left-Quadrant-Temporary-WWWWWWWWWWWWWWWWWWWWWWWW',
    },
  },
};
const E1 = { interface: 'e1', impedance: '120', termination: 'term' };
const of = (change: Partial<Wired>): Wired => ({
  circuit: long,
  settings: E1,
  release: undefined,
  offsetS: 28_800,
  ...HAND,
  ...change,
});
const VARIANTS: Readonly<Record<string, Wired>> = {
  'E1, TERM': of({}),
  'E1, BRIDGE': of({ settings: { ...E1, termination: 'bridge' } }),
  'E1, MON': of({ settings: { ...E1, termination: 'mon', impedance: '75' } }),
  'E1, modem': of(MODEM),
  'E1, nothing known': of({ circuit: undefined }),
  'V.35, modem': of({ ...MODEM, settings: {}, circuit: { ...long, service: 'v35', rate: '256k' } }),
  'X.21, set': of({ settings: {}, circuit: { ...long, service: 'x21', rate: '64k' } }),
  'serial, laptop': of({ ...LAPTOP, settings: {}, circuit: { ...long, service: 'v24', rate: '9600' } }),
  'network, laptop': of({
    ...LAPTOP,
    address: 'loop@tcp://device-server.transmission.example.cn:7000?rate=2048k',
    capabilities: { ...LAPTOP.capabilities, attachment: 'network' },
    settings: {},
  }),
  'any line, modem': of({ ...MODEM, settings: {}, circuit: undefined }),
};

/** The real page on the real program, whose state is replaced by one in which somebody is asked to wire. */
async function asking(page: Page): Promise<(wired: Wired) => void> {
  let last: AppState | undefined;
  const states = createStateWriter();
  let socket: WebSocketRoute | undefined;
  let wanted: Wired = of({});
  const push = (): void => {
    if (!last) return;
    const spec = { id: 'wire', do: 'instruct', text: { zh: '-', en: '-' }, confirm: true } as const;
    const prompt = {
      id: JSON.stringify(wanted).slice(0, 200),
      ...workQuestion(spec, wiringOf(wanted), true, undefined),
    };
    socket?.send(states.whole({ ...last, runs: [{ ...cleanRun, circuit: wanted.circuit, prompt }] }));
  };
  await page.routeWebSocket(/\/ws/, (route) => {
    const read = readStates();
    socket = route;
    route.connectToServer().onMessage((text) => {
      const state = read(text.toString());
      if (!state) return route.send(text);
      last = state;
      push();
    });
  });
  return (wired) => {
    wanted = wired;
    push();
  };
}

/** Words of the picture that leave it, cross the edge of a box, or lie upon others. */
const collisions = (page: Page): Promise<unknown> =>
  page.evaluate(`(() => {
    const svg = document.querySelector('.picture svg');
    const { x, y, width, height } = svg.viewBox.baseVal;
    const apart = (a, b) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
    const within = (a, b, by) => a.x >= b.x - by && a.y >= b.y - by && a.x + a.width <= b.x + b.width + by && a.y + a.height <= b.y + b.height + by;
    // A line of text is lower than its box: signs of it touch nothing.
    const inked = ({ x, y, width, height }) => ({ x, y: y + height * 0.2, width, height: height * 0.6 });
    const rooms = [...svg.querySelectorAll('rect')].map((rect) => rect.getBBox());
    const texts = [...svg.querySelectorAll('text')].filter((text) => text.textContent !== '')
      .map((text) => ({ words: text.textContent, box: inked(text.getBBox()) }));
    const told = texts.filter(({ box }) => !within(box, { x, y, width, height }, 0)).map(({ words }) => 'leaves: ' + words);
    for (const { words, box } of texts)
      if (rooms.some((room) => !apart(box, room) && !within(box, room, 1))) told.push('crosses: ' + words);
    texts.forEach((one, at) => {
      for (const other of texts.slice(at + 1)) if (!apart(one.box, other.box)) told.push(one.words + ' on ' + other.words);
    });
    return told;
  })()`);

for (const lang of ['zh', 'en'] as const)
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });
    test('every wiring picture holds every name whole, and no word lies upon another', async ({ page }) => {
      const ask = await asking(page);
      await page.goto(`${app.address}#/run`);
      for (const [name, wired] of Object.entries(VARIANTS)) {
        ask(wired);
        const view = wiringOf(wired);
        const drawing = page.locator('.picture svg');
        const drawn = async (): Promise<string> => ((await drawing.textContent()) ?? '').replaceAll(/\s/g, '');
        const whole = [view.names['a'], view.names['z'], view.names['tester']].map(
          (text) => text?.[lang].replaceAll(/\s/g, '') ?? '',
        );
        for (const text of whole) await expect.poll(drawn, name).toContain(text);
        expect.soft(await collisions(page), name).toEqual([]);
      }
    });
  });
