import type { Reporter, ReportFormat } from './types.ts';

/** Each format is loaded when it is asked for: nobody waits for a PDF library to see a line on a terminal. */
export const REPORTERS = {
  console: async () => (await import('./console.ts')).consoleReporter,
  json: async () => (await import('./json.ts')).jsonReporter,
  markdown: async () => (await import('./markdown.ts')).markdownReporter,
  junit: async () => (await import('./junit.ts')).junitReporter,
  html: async () => (await import('./html/html.ts')).htmlReporter,
  pdf: async () => (await import('./pdf/pdf.ts')).pdfReporter,
} satisfies Readonly<Record<ReportFormat, () => Promise<Reporter>>>;
