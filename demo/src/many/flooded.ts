/** What both ways to show the flood are told. */
export interface FloodedProps {
  /** The channel is there. */
  onReady: () => void
  onEvent: () => void
}
