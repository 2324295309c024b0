import { expect, it } from 'vitest';
import { Console, type ConsoleLanguage, type Credentials } from '../../../../drivers/console/index.ts';
import type { Transport } from '../../../../drivers/index.ts';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { passing } from '../converters/router-line.ts';

const LANGUAGE: ConsoleLanguage = {
  prompt: /^[a-z]+[>#]$/,
  asksUser: /^Username: $/,
  asksPassword: /^Password: $/,
  pager: /^ --More-- $/,
  refusal: /^% Invalid input/,
  enable: { command: 'enable', elevated: /#$/ },
};
const CREDENTIALS = { user: 'admin', password: 'geheim' };

type Says = (typed: string, say: (text: string) => void, drop: () => void) => void;

/** A login on a box that a test plays: what it says to each line or key. `first`: what it says unasked. */
function consoleOn(
  says: Says,
  { first = '', credentials = CREDENTIALS }: { first?: string; credentials?: Credentials } = {},
) {
  const clock = new FakeClock();
  const hearers: ((bytes: Uint8Array) => void)[] = [];
  const losers: ((reason: TributaryError) => void)[] = [];
  const typed: string[] = [];
  const say = (text: string): void => {
    for (const hear of hearers) hear(Buffer.from(text, 'latin1'));
  };
  const drop = (): void => {
    for (const lose of losers) lose(new TributaryError('link-lost', 'box', { text: 'closed by the other side' }));
  };
  const transport: Transport = {
    name: 'box',
    write: async (bytes) => {
      const text = Buffer.from(bytes).toString();
      typed.push(text);
      queueMicrotask(() => says(text.replace(/\r$/, ''), say, drop));
    },
    onBytes: (listener) => {
      hearers.push(listener);
      return () => undefined;
    },
    onLost: (listener) => {
      losers.push(listener);
      return () => undefined;
    },
    flush: async () => undefined,
    close: async () => undefined,
  };
  const box = new Console(transport, clock, LANGUAGE, credentials);
  const { signal } = new AbortController();
  queueMicrotask(() => say(first));
  return {
    typed,
    login: () => passing(clock, box.login(signal)),
    command: (line: string) => passing(clock, box.command(line, signal)),
  };
}

/** A router that is logged in to at once, and answers each command with this. */
const answering = (answer: string) =>
  consoleOn((line, say) => say(line === '' ? '\r\nrouter>' : `${line}\r\n${answer}\r\nrouter>`));

it('wakes a console that says nothing, and reads an answer without its echo', async () => {
  expect(await answering('one\r\ntwo').command('show it')).toEqual(['one', 'two', '']);
});

it('types user and password where it is asked, and no Enter into a question that stands there already', async () => {
  const { login, typed } = consoleOn((line, say) => say(line === 'admin' ? 'admin\r\nPassword: ' : '\r\nrouter>'), {
    first: '\r\nUser Access Verification\r\n\r\nUsername: ',
  });
  await login();
  expect(typed).toEqual(['admin\r', 'geheim\r']);
});

it('gives a password once: a box that asks again and again has refused it', async () => {
  const { login, typed } = consoleOn((_line, say) => say('\r\nPassword: '), { first: 'Password: ' });
  await expect(login()).rejects.toMatchObject({ code: 'login-refused' });
  expect(typed).toEqual(['geheim\r']);
});

it('says that another box is there, by its own prompt and words, and nothing of the password that it repeats', async () => {
  const { login } = consoleOn((line, say) => say(`${line}\r\nTranslating "geheim"\r\n<H3C>`), { first: '<H3C>' });
  const wrong = await login().catch((thrown: unknown) => thrown);
  expect(wrong).toMatchObject({ code: 'bad-answer', message: expect.stringContaining('<H3C>') });
  expect(String(wrong)).not.toContain('geheim');
});

it('turns page after page, and forgets how the box wiped the sign between them', async () => {
  const pages = ['a\r\n', 'b\r\n', 'c\r\nrouter>'];
  const wipe = '\b\b\b\b\b\b\b\b\b\b          \b\b\b\b\b\b\b\b\b\b';
  const { command } = consoleOn((line, say) => {
    if (line === '') return say('\r\nrouter>');
    if (line === 'show it') return say(`${line}\r\n${pages.shift()} --More-- `);
    const page = pages.shift()!;
    say(`${wipe}${page}${pages.length > 0 ? ' --More-- ' : ''}`);
  });
  expect(await command('show it')).toEqual(['a', 'b', 'c', '']);
});

it('gives up an output that never ends, and finds its step again', async () => {
  let endless = true;
  const { command } = consoleOn((line, say) => {
    if (line !== 'show it') return say('\r\nrouter>');
    say(endless ? `${'x'.repeat(79)}\r\n`.repeat(4000) : 'show it\r\nfine\r\nrouter>');
  });
  await expect(command('show it')).rejects.toMatchObject({ code: 'bad-answer' });
  endless = false;
  expect(await command('show it')).toEqual(['fine', '']);
});

it('ends at once with the loss where the line drops in the middle of a table', async () => {
  const { command } = consoleOn((line, say, drop) => {
    if (line === '') return say('\r\nrouter>');
    say(`${line}\r\nE1 0/3/0 is up.\r\n  Appl`);
    drop();
  });
  await expect(command('show it')).rejects.toMatchObject({ code: 'link-lost' });
});

it('takes noise for no answer, and a silence for none', async () => {
  const noise = consoleOn((_line, say) => say('\u0003\u00ff\u0091\u0000~~\u001b'));
  await expect(noise.login()).rejects.toMatchObject({ code: 'bad-answer' });
  await expect(consoleOn(() => undefined).login()).rejects.toMatchObject({ code: 'no-answer' });
});

it('knows a command that the box refuses from one that says nothing', async () => {
  expect(await answering("    ^\r\n% Invalid input detected at '^' marker.").command('show it')).toBeUndefined();
  expect(await answering('').command('show it')).toEqual(['', '']);
});

it('becomes the user who may see more where that password is known, and says so where it is refused', async () => {
  const says: Says = (line, say) => {
    if (line === 'enable') return say('enable\r\nPassword: ');
    if (line === 'stark') return say('\r\nrouter#');
    say(line === 'schwach' ? '\r\n% Access denied\r\n\r\nrouter>' : '\r\nrouter>');
  };
  const strong = consoleOn(says, { credentials: { enable: 'stark' } });
  await strong.login();
  expect(strong.typed).toEqual(['\r', 'enable\r', 'stark\r']);
  const weak = consoleOn(says, { credentials: { enable: 'schwach' } });
  await expect(weak.login()).rejects.toMatchObject({ code: 'login-refused' });
});

it('asks for what is missing by its name', async () => {
  const asked = (first: string) => consoleOn(() => undefined, { first, credentials: {} }).login();
  await expect(asked('Username: ')).rejects.toMatchObject({ code: 'user-missing' });
  await expect(asked('Password: ')).rejects.toMatchObject({ code: 'password-missing' });
});
