import { genericOAuth } from 'better-auth/plugins'
import { COMPANY, company, roleOf } from './company'

/** Nothing where no provider is configured. */
export function companySignIn(): ReturnType<typeof genericOAuth>[] {
  const configured = company()
  if (!configured) return []
  const { issuer, clientId, clientSecret } = configured
  return [
    genericOAuth({
      config: [
        {
          providerId: COMPANY,
          discoveryUrl: `${issuer}/.well-known/openid-configuration`,
          clientId,
          clientSecret,
          scopes: ['openid', 'email', 'profile'],
          pkce: true,
          requireIdTokenVerification: true,
          disableProviderLogout: true,
          // Name, address and role are the company's to say, each time.
          overrideUserInfo: true,
          mapProfileToUser: profile => ({
            name: nameIn(profile),
            role: roleOf(profile, configured) ?? 'none',
          }),
        },
      ],
    }),
  ]
}

function nameIn(profile: Readonly<Record<string, unknown>>): string {
  const names = [profile.name, profile.preferred_username, profile.email]
  return (
    names
      .find(name => typeof name === 'string' && name !== '')
      ?.toString()
      .slice(0, 200) ?? ''
  )
}
