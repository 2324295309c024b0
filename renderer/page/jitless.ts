import { z } from 'zod';

// Must be imported before any schema: the page's CSP forbids making functions out of text, and zod would try.
z.config({ jitless: true });
