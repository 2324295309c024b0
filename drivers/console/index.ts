export { Console, type ConsoleLanguage, type Credentials } from './console.ts';
export { createConsoleSimulator, type PlayedConsole } from './simulator.ts';
export type { ControllerFacts, PortFacts, RouterFacts } from './facts.ts';
export { blocksOf, groupOf, known, numberOf } from './lines.ts';
export { commandsOf, routerFamily, type RouterKind, type Screen } from './router.ts';
