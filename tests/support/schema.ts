import { sql } from "kysely";
import type { Db } from "../../server/database.ts";
import type { Engine } from "./engines.ts";

interface Column {
  name: string;
  type: string;
  nullable: boolean;
  default: string | null;
  /** Place in the primary key, from 1; 0 for none. */
  key: number;
  /** `table.column` it refers to. */
  refers: string | undefined;
}

interface Table {
  name: string;
  columns: Column[];
  unique: string[][];
  indexes: { name: string; columns: string[] }[];
}

/**
 * The schema as it stands in a database, as one plain text that is the same for both engines: columns in their order,
 * portable types, keys, unique rules and indexes. Names of constraints are left out, because SQLite makes its own.
 */
export async function pictureOf(db: Db, engine: Engine): Promise<string> {
  const tables = engine === "sqlite" ? await readSqlite(db) : await readPostgres(db);
  const views = engine === "sqlite" ? await readSqliteViews(db) : await readPostgresViews(db);
  const described = [
    ...tables.filter(({ name }) => !name.startsWith("kysely_")).map((table) => ({ name: table.name, text: describeTable(table) })),
    ...views.map(({ name, columns }) => ({ name, text: `${name}\n  view (${columns})\n` })),
  ];
  return described
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ text }) => text)
    .join("\n");
}

interface View {
  name: string;
  columns: string;
}

async function readSqliteViews(db: Db): Promise<View[]> {
  const { rows } = await sql<View>`
    select v.name, (select group_concat(c.name, ', ') from pragma_table_info(v.name) c) as columns
    from sqlite_master v where v.type = 'view'`.execute(db);
  return rows;
}

async function readPostgresViews(db: Db): Promise<View[]> {
  const { rows } = await sql<View>`
    select c.table_name as name, string_agg(c.column_name, ', ' order by c.ordinal_position) as columns
    from information_schema.columns c join information_schema.views v on v.table_schema = c.table_schema and v.table_name = c.table_name
    where c.table_schema = 'public' group by 1`.execute(db);
  return rows;
}

function describeTable({ name, columns, unique, indexes }: Table): string {
  const key = columns.filter((c) => c.key > 0).sort((a, b) => a.key - b.key);
  const lines = [
    ...columns.map((c) =>
      [
        c.name,
        c.type,
        c.nullable && c.key === 0 ? "null" : "not null",
        c.default === null ? "" : `default ${c.default}`,
        c.refers ? `→ ${c.refers}` : "",
      ]
        .filter(Boolean)
        .join(" "),
    ),
    `primary key (${key.map((c) => c.name).join(", ")})`,
    ...unique.map((names) => `unique (${names.join(", ")})`).sort(),
    ...indexes.map((index) => `index ${index.name} (${index.columns.join(", ")})`).sort(),
  ];
  return `${name}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

async function readSqlite(db: Db): Promise<Table[]> {
  const { rows: names } = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(db);
  const tables: Table[] = [];
  for (const { name } of names) {
    const { rows: columns } = await sql<{
      name: string;
      type: string;
      notnull: number;
      dflt_value: string | null;
      pk: number;
    }>`select * from pragma_table_info(${name}) order by cid`.execute(db);
    const { rows: references } = await sql<{
      from: string;
      table: string;
      to: string;
    }>`select * from pragma_foreign_key_list(${name})`.execute(db);
    const { rows: indexes } = await sql<{ name: string; unique: number; origin: string }>`select * from pragma_index_list(${name})`.execute(
      db,
    );
    const listed = [];
    for (const index of indexes) {
      const { rows } = await sql<{ name: string }>`select name from pragma_index_info(${index.name}) order by seqno`.execute(db);
      listed.push({ ...index, columns: rows.map((row) => row.name) });
    }
    tables.push({
      name,
      columns: columns.map((c) => {
        const reference = references.find((r) => r.from === c.name);
        return {
          name: c.name,
          type: c.type.toLowerCase(),
          nullable: c.notnull === 0,
          default: c.dflt_value,
          key: c.pk,
          refers: reference && `${reference.table}.${reference.to}`,
        };
      }),
      unique: listed.filter((i) => i.unique === 1 && i.origin === "u").map((i) => i.columns),
      indexes: listed
        .filter((i) => i.origin === "c")
        .map((i) => ({ name: i.unique === 1 ? `unique ${i.name}` : i.name, columns: i.columns })),
    });
  }
  return tables;
}

async function readPostgres(db: Db): Promise<Table[]> {
  const { rows: columns } = await sql<{ table: string; name: string; type: string; nullable: string; default: string | null }>`
    select table_name as "table", column_name as name, data_type as type, is_nullable as nullable, column_default as default
    from information_schema.columns where table_schema = 'public'
      and table_name in (select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE') order by table_name, ordinal_position`.execute(
    db,
  );
  const { rows: constraints } = await sql<{ table: string; kind: string; columns: string[]; refers: string | null; column: string | null }>`
    select c.conrelid::regclass::text as "table", c.contype as kind,
      array(select a.attname::text from unnest(c.conkey) with ordinality k(n, i) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by k.i) as columns,
      c.confrelid::regclass::text as refers,
      (select a.attname::text from pg_attribute a where a.attrelid = c.confrelid and a.attnum = c.confkey[1]) as "column"
    from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f')`.execute(db);
  const { rows: indexes } = await sql<{ table: string; name: string; unique: boolean; columns: string[] }>`
    select i.indrelid::regclass::text as "table", i.indexrelid::regclass::text as name, i.indisunique as unique,
      array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k(n, o) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.n order by k.o) as columns
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint p where p.conindid = i.indexrelid)`.execute(db);
  const unquoted = (name: string) => name.replaceAll('"', "");
  return [...new Set(columns.map((c) => c.table))].map((table): Table => {
    const own = constraints.filter((c) => unquoted(c.table) === table);
    const key = own.find((c) => c.kind === "p")?.columns ?? [];
    return {
      name: table,
      columns: columns
        .filter((c) => c.table === table)
        .map((c) => {
          const reference = own.find((f) => f.kind === "f" && f.columns[0] === c.name);
          return {
            name: c.name,
            type: c.type,
            nullable: c.nullable === "YES",
            default: c.default,
            key: key.indexOf(c.name) + 1,
            refers: reference && `${unquoted(reference.refers ?? "")}.${reference.column}`,
          };
        }),
      unique: own.filter((c) => c.kind === "u").map((c) => c.columns),
      indexes: indexes
        .filter((i) => unquoted(i.table) === table)
        .map((i) => ({ name: i.unique ? `unique ${unquoted(i.name)}` : unquoted(i.name), columns: i.columns })),
    };
  });
}
