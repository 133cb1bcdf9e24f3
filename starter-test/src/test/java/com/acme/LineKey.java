package com.acme;

record LineKey(String order, int line) {
}
