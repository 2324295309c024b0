/** Kinds of lines that a fault is sought on; the circuit may say which. */
export const LINES = {
  'as-recorded': { screen: { zh: '按电路资料', en: 'as the circuit says' } },
  'converter-ethernet': { screen: { zh: '协转（E1 转以太网）', en: 'converters E1 to Ethernet' } },
  'converter-v35': { screen: { zh: '协转（E1 转 V.35）', en: 'converters E1 to V.35' } },
  'router-e1-card': { screen: { zh: '路由器 E1 卡', en: 'routers with an E1 card' } },
  'fibre-modem': { screen: { zh: '光猫专线', en: 'line of fibre modems' } },
  'ethernet-private-line': { screen: { zh: '以太网专线（MSTP）', en: 'Ethernet private line (MSTP)' } },
  'converter-v35-to-e1-card': {
    screen: { zh: '甲端协转 V.35，乙端 E1 卡', en: 'V.35 converter at A, E1 card at Z' },
  },
} as const;
