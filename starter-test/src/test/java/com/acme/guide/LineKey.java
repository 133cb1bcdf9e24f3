package com.acme.guide;

record LineKey(String order, int line) {
}
