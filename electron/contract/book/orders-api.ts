/** What the page may ask of orders: what they are on a day, what happened to them. */
export const ordersApi = {} as const;
