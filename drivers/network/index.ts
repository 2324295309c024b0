export { openSystemProber } from './open.ts';
export { createSimulatedProber } from './simulated.ts';
export { openStream, startReflector } from './stream/open.ts';
export { createSimulatedStream } from './stream/simulated.ts';
export { ownAddresses, ownGateway } from './lan.ts';
export { traceTo } from './trace.ts';
export { download, reachPlace, reachSite } from './reach.ts';
