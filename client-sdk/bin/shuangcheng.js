#!/usr/bin/env node
// Linked by npm before anything is built: the command line itself is compiled to dist.
import { main } from '../dist/command-line/main.js';

process.exitCode = await main(process.argv.slice(2));
