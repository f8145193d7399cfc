import { defineCollection, z } from 'astro:content'
import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'

const extend = z.object({
  example: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  weight: z.number().optional(),
})

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend }) }),
}
