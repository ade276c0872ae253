/** What Teams calls somebody towards the bot, as the tests' activities have it. */
export function accountOf(user: string): string {
  return `29:${user}-pairwise`
}

/** Who that is, by the Entra object id; whoever is called by that already is themselves. */
export function userOf(account: string): string {
  return account.replace(/^29:(.*)-pairwise$/, '$1')
}
