// Names can be imported; what they do is refused only when they are called.
import { execSync, spawn, exec, fork, ChildProcess } from 'child_process';
import { isIP } from 'net';
import { METHODS } from 'http';
import { Worker, isMainThread } from 'worker_threads';
import { lookup, ADDRCONFIG, promises } from 'dns';
import { connect as tlsConnect } from 'tls';
import { createContext } from 'vm';
import cluster, { isPrimary } from 'cluster';
import { createSocket } from 'dgram';
import { Session } from 'inspector';
import { AsyncLocalStorage } from 'async_hooks';
console.log([execSync, spawn, exec, fork, ChildProcess, isIP, Worker, lookup, tlsConnect, createContext, createSocket, Session, AsyncLocalStorage].map((value) => typeof value).join());
console.log(METHODS.includes('GET'), isMainThread, ADDRCONFIG, typeof promises.lookup, isPrimary, cluster.isWorker);
