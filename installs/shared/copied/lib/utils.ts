import { type ClassValue, clsx } from 'clsx'
import { twMerge } from 'tailwind-merge'

/** As the commands' `init` leaves it. */
export function cn(...inputs: ClassValue[]) {
  return twMerge(clsx(inputs))
}
