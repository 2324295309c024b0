// Loaded into a program under test (NODE_OPTIONS=--import): on SIGUSR2 something throws that nobody catches, in the way FAULT names.
const FAULTS = {
  exception: () => {
    throw new Error('a fault of the test');
  },
  rejection: () => void Promise.reject(undefined),
};
const fault = FAULTS[process.env.FAULT ?? ''];
// The launcher loads this too, and only passes signals on that it knows.
if (fault) process.on('SIGUSR2', () => setImmediate(() => fault()));
