/** An id as an application has it: servers make a text of it (7 is '7'). */
export type MemberId = string | number

/** Someone on a presence channel, however many tabs they have. */
export interface Member<Info = unknown> {
  readonly id: string
  /** What the auth endpoint said of them as `user_info`. */
  readonly info: Info
}
