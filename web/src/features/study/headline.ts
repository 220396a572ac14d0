/** What stands first, in this order: the node's own list is the same. */
export const HEADLINE = ['PI', 'PT', 'PI_LL', 'SVA', 'T1PA', 'LL_L4S1', 'KA'] as const;
