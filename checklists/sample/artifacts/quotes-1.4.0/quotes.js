'use strict';

const quotes = require('./quotes.json');

const DAY_MS = 24 * 60 * 60 * 1000;

/** All quotes. */
function listQuotes() {
  return quotes;
}

/** The quote of the day: the same for everyone all day (UTC), another one tomorrow. */
function quoteOfTheDay(now) {
  return quotes[Math.floor(now.getTime() / DAY_MS) % quotes.length];
}

module.exports = { listQuotes, quoteOfTheDay };
