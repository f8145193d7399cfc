export const load = () => ({ trade: { price: 41 } })
