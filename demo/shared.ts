/** What the page and its server agree on. */
export const appKey = 'channelkit-demo'
export const machineChannel = 'machine'
export const roomChannel = 'presence-room'

export interface Message {
  id: string
  at: number
  text: string
  /** Who wrote it: a visitor's id, or nothing if it came from a terminal. */
  from?: string
  name: string
}

export const limits = { name: 32, text: 500 }
