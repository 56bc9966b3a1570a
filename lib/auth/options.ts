import type { BetterAuthOptions } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import type { Store } from '@/lib/store/database'
import { roleIn } from './company'
import { companySignIn } from './company-sign-in'
import { lastAdminStays } from './last-admin'

export const APP = 'Kiro Readiness'
export const COOKIES = 'kiro-readiness'
/** In seconds: whoever signed in does so again after a week, whatever happened in between. */
export const SESSION = 7 * 86_400

/**
 * better-auth on our store, under our names. Of its endpoints only the way back from a company's provider is open to
 * the network; everything else is called from here, behind our own limits.
 */
export function options(store: Store, secret: string, baseURL: BetterAuthOptions['baseURL']) {
  const person = { userId: 'person_id', createdAt: 'created_at', updatedAt: 'updated_at' }
  return {
    appName: APP,
    secret,
    baseURL,
    basePath: '/sign-in',
    database: { db: store.db, type: store.kind },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 1_000 },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      // A company's provider says it anew at each sign-in; nobody else comes past this.
      additionalFields: { role: { type: 'string', required: true } },
      validateUserInfo: ({ user, source }) =>
        source.method === 'oauth' && roleIn(user) === null ? { error: 'no_role' } : undefined,
    },
    session: {
      modelName: 'session',
      fields: { ...person, expiresAt: 'expires_at', ipAddress: 'address', userAgent: 'user_agent' },
      expiresIn: SESSION,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'sign_in_method',
      fields: {
        ...person,
        accountId: 'subject',
        providerId: 'provider',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        password: 'password_hash',
      },
      encryptOAuthTokens: true,
      updateAccountOnSignIn: false,
      // By the provider's word that the address is theirs, never by the address alone.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: lastAdminStays(store),
    // Ours hold over all servers and by account too.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    advanced: {
      cookiePrefix: COOKIES,
      // Whether a cookie is secure is known at each request: see cookies.ts.
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: ['x-client-address'] },
    },
    onAPIError: { errorURL: '/sign-in' },
    plugins: [
      twoFactor({
        issuer: APP,
        schema: {
          user: { fields: { twoFactorEnabled: 'second_factor' } },
          twoFactor: {
            modelName: 'second_factor',
            fields: {
              backupCodes: 'backup_codes',
              userId: 'person_id',
              failedVerificationCount: 'failures',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      ...companySignIn(),
    ],
  } satisfies BetterAuthOptions
}
