import type { Scene } from '../mount.ts'

export const scene: Scene = (server) => {
  let price = 100
  const timer = setInterval(() => {
    price += Math.random() * 4 - 2
    server.emit('ticker', 'trade', { price: Number(price.toFixed(2)) })
  }, 800)
  return () => clearInterval(timer)
}
