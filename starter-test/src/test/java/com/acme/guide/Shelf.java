package com.acme.guide;

record Shelf(String room, int row) {
}
