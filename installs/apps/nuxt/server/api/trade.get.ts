export default defineEventHandler(() => ({ price: 41 }))
