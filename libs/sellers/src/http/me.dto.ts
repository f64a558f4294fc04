import { z } from 'zod';

export const me = z.object({
  id: z.string(),
  phoneNumber: z.string().nullable(),
  roles: z.array(z.enum(['buyer', 'assistant', 'officer', 'operator'])),
  sellers: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(['owner', 'manager', 'packer']) })),
  officerAreas: z.array(z.string()),
});
