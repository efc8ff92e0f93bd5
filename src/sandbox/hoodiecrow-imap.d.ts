/** What the embedded mail host uses of hoodiecrow-imap 2.1.0, which brings no types. */
declare module 'hoodiecrow-imap' {
  import type { EventEmitter } from 'node:events';
  import type { Server, Socket } from 'node:net';

  namespace hoodiecrow {
    interface Options {
      plugins?: (string | ((server: ImapServer) => void))[];
      users?: Record<string, { password: string }>;
      storage?: Record<string, StoredFolder>;
      /** TLS from the first byte. */
      secureConnection?: boolean;
      credentials?: { key: string; cert: string };
    }

    interface StoredFolder {
      folders?: Record<string, StoredFolder>;
      /** False: the folder takes no keywords. */
      allowPermanentFlags?: boolean;
    }

    interface Folder extends StoredFolder {
      uidvalidity: number;
      uidnext: number;
      messages: StoredMessage[];
    }

    interface StoredMessage {
      uid: number;
      /** One character a byte. */
      raw: string;
      flags: string[];
      internaldate: string;
    }

    interface Command {
      tag: string;
      attributes?: { value: string }[];
    }

    interface Response {
      tag: string;
      command: string;
      attributes: { type: string; value: string }[];
    }

    interface ImapServer extends EventEmitter {
      server: Server;
      capabilities: Record<string, unknown>;
      registerCapability(name: string): void;
      getCommandHandler(command: string): CommandHandler;
      setCommandHandler(command: string, handler: CommandHandler): void;
      /** Undefined when there is no such folder. */
      getMailbox(path: string): Folder | undefined;
      createMailbox(path: string): void;
      deleteMailbox(path: string): void;
      appendMessage(
        path: string,
        flags: string[],
        internalDate: Date,
        raw: string,
      ): { message: StoredMessage };
    }

    type CommandHandler = (connection: Connection, command: Command, data: string, done: () => void) => void;

    interface Connection {
      server: ImapServer;
      socket: Socket | null;
      state: string;
      /** While set, it gets the client's lines instead of the command queue. */
      inputHandler: ((line: string) => void) | false;
      /** While true, news of the folder are sent the moment they happen. */
      directNotifications: boolean;
      /** The listener this connection has on its server's 'notify' event. */
      _notificationCallback: (notification: unknown) => void;
      processNotifications(): void;
      send(response: Response, description: string, command: Command, data: string): void;
    }
  }

  function hoodiecrow(options?: hoodiecrow.Options): hoodiecrow.ImapServer;
  export = hoodiecrow;
}
