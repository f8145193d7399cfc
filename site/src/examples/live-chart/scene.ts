import type { Scene } from '../mount.ts'

export const scene: Scene = (server) => {
  let price = 100
  const timer = setInterval(() => {
    price += Math.random() * 2 - 1
    server.emit('prices', 'trade', { price: Number(price.toFixed(2)) })
  }, 250)
  return () => clearInterval(timer)
}
