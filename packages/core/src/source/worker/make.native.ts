/**
 * In place of `make.ts` in React Native, which has no such workers, and whose compiler takes no file that asks for its own address, used or
 * not. The page, or the app here, goes on by itself.
 */
export function makeWorker(): never {
  throw new Error('there are no workers here')
}
