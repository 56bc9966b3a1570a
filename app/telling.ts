import { z } from 'zod'
import type { Told } from '@/components/form/problem'
import type { FormState } from '@/components/form/state'
import { refusalOfStore } from '@/lib/store/refusal'
import { formIn } from './form-in'
import { unavailable } from './unavailable'

type Action<S> = (before: S, form: FormData) => Promise<S>

/** Where the store refuses, the action says so in its own form, and what was typed stays there. */
export function telling<S>(
  action: Action<S>,
  refused: (problem: Told, before: S, form: FormData) => S,
): Action<S> {
  return async (before, form) => {
    try {
      return await action(before, form)
    } catch (error) {
      const problem = refusalOfStore(error)
      if (!problem) throw error
      return refused(problem, before, form)
    }
  }
}

export function tellingProblem(action: Action<Told | null>): Action<Told | null> {
  return telling(action, problem => problem)
}

/** `secrets` never travel back. */
export function tellingInForm(action: Action<FormState>, secrets: readonly string[] = []): Action<FormState> {
  return telling(action, (problem, before, form) => ({
    ...formIn(z.unknown(), form, before, secrets).again,
    problem,
  }))
}

type Handler<C> = (request: Request, context: C) => Promise<Response>

/** The same of a route that writes. */
export function tellingRoute<C>(handler: Handler<C>): Handler<C> {
  return async (request, context) => {
    try {
      return await handler(request, context)
    } catch (error) {
      const refusal = refusalOfStore(error)
      if (!refusal) throw error
      return unavailable(request, refusal, request.headers.get('x-nonce') ?? '')
    }
  }
}
