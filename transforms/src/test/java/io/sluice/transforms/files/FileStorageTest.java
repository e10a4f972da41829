package io.sluice.transforms.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStorageTest {

  @BeforeAll
  static void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere://bucket/a", "nowhere:/a", "Nowhere://a/", "no+w-here.2:///a"})
  void aSchemeWithoutAFileSystemIsNoLocalDirectory(String name) {
    assertThat(FileStorage.isRemote(name)).isTrue();
    assertThat(FileStorage.unknownScheme(name))
        .hasValue(
            "no file system for the scheme %s is on the class path"
                .formatted(name.substring(0, name.indexOf(':'))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "/a", "a/b:c", "file:///a", "file:/a", "c:/a", "10:30", "."})
  void anyOtherNameIsLocal(String name) {
    assertThat(FileStorage.isRemote(name)).isFalse();
    assertThat(FileStorage.unknownScheme(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "?", "[", "]", "{", "}", "\\", ","})
  void aUrlThatMayStandForSeveralLocationsIsNone(String character) {
    assertThatThrownBy(() -> FileLocation.of("nowhere://a/b" + character + "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A URL must not contain any of ");
  }

  @Test
  void aUrlHasOneIdentity() {
    for (String name : new String[] {"nowhere://a/b", "nowhere://a/b/", "nowhere://a/b//"}) {
      assertThat(FileLocation.of(name).identity()).isEqualTo("nowhere://a/b");
      assertThat(FileLocation.of(name).nameOf("x")).isEqualTo("nowhere://a/b/x");
    }
    assertThat(FileLocation.of("nowhere:///").nameOf("x")).isEqualTo("nowhere:///x");
    assertThat(FileLocation.of("nowhere://a").child("b").identity()).isEqualTo("nowhere://a/b");
  }
}
