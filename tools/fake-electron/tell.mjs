// What the stand-in tells the test that started it (a forked process has a channel), and what the test may ask of it.

/** Tells the test; without a test, nobody. */
export function tell(what) {
  process.send?.(what);
}

/** Runs `act` for every order of the test that has this name. */
export function onOrder(name, act) {
  process.on('message', (order) => {
    if (order.order === name) act(order);
  });
}
