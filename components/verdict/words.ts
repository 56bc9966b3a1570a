import type { Verdict } from '@/lib/report/model'

// Whole class names: Tailwind reads the sources.
export const textOf: Readonly<Record<Verdict, string>> = {
  pass: 'text-verdict-pass',
  warn: 'text-verdict-warn',
  fail: 'text-verdict-fail',
  todo: 'text-verdict-todo',
  skip: 'text-verdict-skip',
  unknown: 'text-verdict-unknown',
}

export const tintOf: Readonly<Record<Verdict, string>> = {
  pass: 'bg-verdict-pass/10 text-verdict-pass',
  warn: 'bg-verdict-warn/10 text-verdict-warn',
  fail: 'bg-verdict-fail/10 text-verdict-fail',
  todo: 'bg-verdict-todo/10 text-verdict-todo',
  skip: 'bg-verdict-skip/10 text-verdict-skip',
  unknown: 'bg-verdict-unknown/10 text-verdict-unknown',
}

/** The edge of an open card. */
export const edgeOf: Readonly<Record<Verdict, string>> = {
  pass: 'before:bg-transparent',
  warn: 'before:bg-verdict-warn',
  fail: 'before:bg-verdict-fail',
  todo: 'before:bg-verdict-todo',
  skip: 'before:bg-transparent',
  unknown: 'before:bg-verdict-unknown',
}

export const strokeOf: Readonly<Record<Verdict, string>> = {
  pass: 'stroke-verdict-pass',
  warn: 'stroke-verdict-warn',
  fail: 'stroke-verdict-fail',
  todo: 'stroke-verdict-todo',
  skip: 'stroke-verdict-skip',
  unknown: 'stroke-verdict-unknown',
}
