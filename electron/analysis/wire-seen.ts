import { wireMessage } from '../contract/ladder-finding.ts';
import type { LadderRung } from '../contract/ladder.ts';
import { isWithin, type Neighbour, type WireLook } from '../contract/neighbourhood.ts';
import type { Message } from '../contract/words/index.ts';

/** So many are told; a wire on which more is wrong is known to be wrong. */
const TOLD = 20;

/** Looks at a wire one after the other, and tells what each shows for the first time. */
export function createWireWatch(rungs: readonly LadderRung[]): (look: WireLook) => Message[] {
  const macsOf = new Map<string, Set<string>>();
  const told = new Set<string>();
  const nameOf = (address: string): string => rungs.find((rung) => rung.address === address)?.id ?? '';

  const twoMacs = ({ address, mac }: Neighbour): Message[] => {
    const macs = macsOf.get(address) ?? new Set();
    macsOf.set(address, macs.add(mac));
    return macs.size < 2
      ? []
      : [wireMessage('two-macs', { rung: nameOf(address) || address, address, macs: [...macs].join(', ') })];
  };
  const otherSubnet = ({ address, mac }: Neighbour, { own }: WireLook): Message[] =>
    own.length === 0 || isWithin(address, own) ? [] : [wireMessage('other-subnet', { address, mac })];
  const proxyArp = ({ address, mac }: Neighbour, { gateway, neighbours }: WireLook): Message[] => {
    const rung = nameOf(address);
    const via = neighbours.find((one) => one.address === gateway)?.mac;
    if (rung === '' || address === gateway || mac !== via) return [];
    return [wireMessage('proxy-arp', { rung, address, gateway: gateway!, mac })];
  };
  const isNew = ({ code, params = {} }: Message): boolean => {
    const key = `${code} ${String(params['address'])}`;
    if (told.has(key) || told.size >= TOLD) return false;
    told.add(key);
    return true;
  };
  return (look) =>
    look.neighbours
      .flatMap((one) => [...twoMacs(one), ...proxyArp(one, look), ...otherSubnet(one, look)])
      .filter(isNew);
}
