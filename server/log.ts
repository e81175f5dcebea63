import { type DestinationStream, type Logger as Pino, type LoggerOptions, pino } from "pino";

export type Logger = Pino;

/**
 * Structured logs without personal data: names, phones, card numbers, tokens and answers are never
 * handed to the logger, and these paths are cut out should one slip in (fault H01).
 * @param destination standard output when absent.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["name", "*.name", "token", "*.token", "number", "*.number", "choice", "*.choice", "key", "*.key", "cookie", "*.cookie"],
      remove: true,
    },
    serializers: {
      // An Error's own `name` says its class, not a person's.
      err: (error: Error & { code?: string }) => ({ class: error.name, code: error.code, message: error.message, stack: error.stack }),
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
