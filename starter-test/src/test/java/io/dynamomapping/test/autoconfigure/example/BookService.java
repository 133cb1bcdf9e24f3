package io.dynamomapping.test.autoconfigure.example;

import org.springframework.stereotype.Service;

@Service
class BookService {

}
