import type { Bilingual } from './text.ts';

/** Who may sign, in the order on paper: what he is called on screen, and over his signature. */
export const SIGNERS = {
  engineer: { screen: { zh: '测试人', en: 'Engineer' }, paper: { zh: '测试人', en: 'Tested by' } },
  assistant: { screen: { zh: '配合人', en: 'Assistant' }, paper: { zh: '配合人', en: 'Assisted by' } },
  reviewer: { screen: { zh: '审核人', en: 'Reviewer' }, paper: { zh: '审核人', en: 'Reviewed by' } },
  customer: {
    screen: { zh: '客户', en: 'Customer' },
    paper: { zh: '客户签字盖章', en: 'Customer, signature and seal' },
  },
} as const satisfies Record<string, { screen: Bilingual; paper: Bilingual }>;
export type SignerRole = keyof typeof SIGNERS;
export const SIGNER_ROLES = Object.keys(SIGNERS) as readonly SignerRole[];
/** Who signs where a procedure has no `sign` step: whoever tests, and the customer who gets the line. */
export const USUAL_SIGNERS: readonly SignerRole[] = ['engineer', 'customer'];
export const isSignerRole = (name: string): name is SignerRole => Object.hasOwn(SIGNERS, name);
