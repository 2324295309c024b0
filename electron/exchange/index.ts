export { openShared, type Look, type Shared } from './shared.ts';
