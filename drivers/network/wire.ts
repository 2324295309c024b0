import type { Wire } from '../../electron/contract/neighbourhood.ts';
import { ownGateway } from './lan.ts';
import { neighbours, ownSubnets } from './neighbours.ts';
import { pathMtu } from './path-mtu.ts';

/** What this computer knows of the wire that it stands on. */
export const systemWire: Wire = {
  look: async () => {
    const [gateway, known] = await Promise.all([ownGateway().catch(() => undefined), neighbours()]);
    return { own: ownSubnets(), gateway, neighbours: known };
  },
  passes: pathMtu,
};
