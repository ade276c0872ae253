/**
 * A process to be killed: opens the embedded database in the directory it is given and prints its address; told to write, it then
 * commits row after row and prints the number of each once it is acknowledged.
 */
import pg from 'pg'
import { startEmbedded } from '../../adapters/database/embedded/start.ts'
import { quietLog } from './quiet-log.ts'

const [dataDir = '', task] = process.argv.slice(2)
const { url } = await startEmbedded(dataDir, quietLog())
const pool = new pg.Pool({ connectionString: url })
await pool.query('CREATE TABLE IF NOT EXISTS acknowledged (number int)')
console.log(url)
if (task === 'write') await writeFrom(1)
else setInterval(() => {}, 60_000)

async function writeFrom(number: number): Promise<never> {
  await pool.query('INSERT INTO acknowledged VALUES ($1)', [number])
  console.log(number)
  return writeFrom(number + 1)
}
