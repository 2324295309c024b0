import { startDesktop } from './hosts/desktop/index.ts';

startDesktop();
