// MessageChannelMain of the stand-in, for channels between a utility process and a page. As in Electron, nothing that goes through one passes the
// main process: the utility process talks to the page by Chromium's own protocol (utility.mjs), so that a main process which stands still holds
// nothing up.
import { EventEmitter } from 'node:events';

let channels = 0;
/** Of each channel: what is to be called once both ends are given away. */
const ends = new Map();

class MessagePortMain extends EventEmitter {
  constructor(channel) {
    super();
    this.channel = channel;
  }
  start() {}
  close() {}
  postMessage() {
    throw new Error('the stand-in has no messages from a port of the main process itself');
  }
}

export class MessageChannelMain {
  #channel = ++channels;
  port1 = new MessagePortMain(this.#channel);
  port2 = new MessagePortMain(this.#channel);
}

/** Gives an end away. `wire(url)`: to a utility process; `url`, a promise: to the page of that address in Chromium's protocol. */
export function giveAway(port, end) {
  const known = { ...ends.get(port.channel), ...end };
  ends.set(port.channel, known);
  if (!known.wire || !known.url) return;
  ends.delete(port.channel);
  void known.url.then((url) => url && known.wire(port.channel, url));
}
