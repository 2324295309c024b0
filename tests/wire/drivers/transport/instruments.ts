import type { SimulatedInstrument } from '../../../../drivers/family.ts';

/** An instrument for tests of the line itself: answers every byte string through `answer`, and its plug can be pulled. */
export interface TestInstrument extends SimulatedInstrument {
  readonly received: Uint8Array[];
  send(bytes: Uint8Array): void;
  plug(state: 'lost' | 'back'): void;
  closed: boolean;
}

export function testInstrument(answer: (bytes: Uint8Array) => Uint8Array | undefined = (b) => b): TestInstrument {
  const sends: ((bytes: Uint8Array) => void)[] = [];
  const plugs: ((state: 'lost' | 'back') => void)[] = [];
  const instrument: TestInstrument = {
    received: [],
    closed: false,
    receive(bytes) {
      instrument.received.push(bytes);
      const reply = answer(bytes);
      if (reply) instrument.send(reply);
    },
    onSend: (listener) => void sends.push(listener),
    onPlug: (listener) => void plugs.push(listener),
    send: (bytes) => sends.forEach((listener) => listener(bytes)),
    plug: (state) => plugs.forEach((listener) => listener(state)),
    close: () => void (instrument.closed = true),
  };
  return instrument;
}
